"""Grown trees: what LightGBM grew in, the arrays that `kawat.reading.trees` keeps and asks out."""

from typing import Any

import lightgbm
import numpy as np

Json = dict[str, Any]
Array = np.ndarray[Any, Any]


def arrays(name: str, booster: lightgbm.Booster, chosen: slice = slice(None)) -> dict[str, Array]:
    """Trees as `kawat.reading.trees` keeps them; `chosen` are those of one answer where there are several."""
    grown = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]][chosen]
    flat = [_flat(tree) for tree in grown]
    most = max(len(nodes) for nodes in flat)
    out = {
        key: np.zeros((len(flat), most), kind)
        for key, kind in (
            ("feature", np.int16), ("threshold", np.float64), ("left", np.int16),
            ("right", np.int16), ("value", np.float64),
        )
    }  # fmt: skip
    for t, nodes in enumerate(flat):
        for n, node in enumerate(nodes):
            for key, value in node.items():
                out[key][t, n] = value
    depth, asked = max(_depth(tree) for tree in grown), booster.num_feature()
    more = {"depth": np.array(depth), "asked": np.array(asked)}
    return {f"{name}.{key}": value for key, value in (out | more).items()}


def _flat(tree: Json) -> list[dict[str, float]]:
    nodes: list[dict[str, float]] = []

    def visit(node: Json) -> int:
        n = len(nodes)
        nodes.append({"left": n, "right": n})
        if "leaf_value" in node:
            nodes[n]["value"] = node["leaf_value"]
        else:
            nodes[n] |= {"feature": node["split_feature"], "threshold": node["threshold"]}
            nodes[n]["left"], nodes[n]["right"] = visit(node["left_child"]), visit(node["right_child"])
        return n

    visit(tree)
    return nodes


def _depth(node: Json) -> int:
    return 0 if "leaf_value" in node else 1 + max(_depth(node["left_child"]), _depth(node["right_child"]))
