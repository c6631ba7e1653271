"""The layers over states and times around a trigger as a PyTorch module; `kawat.reading.model.arguments` does the same.

The trigger itself, looked at with them, tells what they say of its status and in which form its event is dated. A
state's score for a role is the log of the summed exponentials of its mentions' scores, so that any mention may show
it; no role at all has the score nought.
"""

import math
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kawat.reading.model.arguments import ATTENTION, DATING, JOINT, LAYERS, NUMBERS, WIDTH, Placed, nearest
from kawat.reading.model.labels import DATE_FORMS, DISTANCES, STATUSES
from training.encoder import HIDDEN, Dropout

Array = np.ndarray[Any, Any]
_DROPOUT = 0.2
#: Most mentions show no role: begin there.
_RARE = -2.0
#: The score of a role that no mention among those looked at can show, and below which a score is such.
_NEVER, UNSEEN = -1e4, -1e3


class Layer(nn.Module):
    """Self-attention over the arguments of a trigger, those of one state drawn to each other or apart."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.between = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.mixed, self.heard = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.same = nn.Parameter(torch.zeros(ATTENTION))
        self.dropout = Dropout(_DROPOUT)

    def forward(self, x: Tensor, same: Tensor) -> Tensor:
        """(triggers, arguments, width), and 1 where two arguments are of one state, to the same shape."""
        triggers, number, width = x.shape
        parts = self.mixed(self.before(x)).view(triggers, number, 3, ATTENTION, width // ATTENTION)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // ATTENTION)
        scores = scores + self.same[:, None, None] * same[:, None]
        heard = (scores.softmax(-1) @ value).transpose(1, 2).reshape(triggers, number, width)
        x = x + self.dropout(self.heard(heard))
        out: Tensor = x + self.dropout(self.outer(functional.gelu(self.inner(self.between(x)), approximate="tanh")))
        return out


class Arguments(nn.Module):
    """What states and times are to triggers."""

    def __init__(self) -> None:
        super().__init__()
        self.trigger, self.joint = nn.Linear(2 * HIDDEN, WIDTH), nn.Linear(2 * HIDDEN, WIDTH)
        self.argument, self.told = nn.Linear(2 * HIDDEN, WIDTH), nn.Linear(NUMBERS, WIDTH, bias=False)
        self.distance = nn.Embedding(DISTANCES, WIDTH)
        nn.init.normal_(self.distance.weight, std=0.05)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.after = nn.LayerNorm(WIDTH)
        self.tags, self.status = nn.Linear(WIDTH, DATING + 1), nn.Linear(WIDTH, len(STATUSES))
        self.forms = nn.Linear(WIDTH, len(DATE_FORMS))
        nn.init.constant_(self.tags.bias, _RARE)
        nn.init.zeros_(self.status.weight)
        nn.init.zeros_(self.status.bias)

    def forward(
        self, words: Tensor, first: Array, last: Array, far: Array, placed: Placed
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Array]:
        """Look at the triggers of a window.

        Args:
            words: vectors (words, hidden).
            first: first words of the triggers (n).
            last: their last words (n).
            far: `distances` of the arguments' first words from the triggers (n, arguments).
            placed: the arguments, at least one.

        Returns:
            Scores of each state (n, states, 4): of no role, actor, target, third; scores of dating the event (n, k)
            for the k arguments looked at; what is added to the status's scores (n, statuses); scores of the forms of
            its date (n, forms); numbers of those k.
        """
        chosen = nearest(placed, first, last)
        triggers = torch.cat([words[first], words[last]], -1)
        mention = self.argument(torch.cat([words[placed.first], words[placed.last]], -1))[chosen]
        told = self.told(torch.from_numpy(placed.numbers))[chosen]
        trigger = self.trigger(triggers)[:, None]
        distance = self.distance(torch.from_numpy(np.take_along_axis(far, chosen, 1)))
        x = mention + trigger + distance + told + JOINT * self.joint(triggers)[:, None] * mention
        x = torch.cat([trigger, x], 1)
        groups = torch.from_numpy(placed.groups[chosen])
        same = torch.zeros(len(x), x.shape[1], x.shape[1])
        same[:, 1:, 1:] = ((groups[:, :, None] == groups[:, None]) & (groups[:, :, None] >= 0)).float()
        for layer in self.layers:
            x = layer(x, same)
        x = self.after(x)
        tags = self.tags(x[:, 1:])
        apart = (groups[:, :, None] != torch.arange(len(placed.states))).float() * _NEVER
        roles = torch.logsumexp(tags[:, :, None, :DATING] + apart[..., None], 1)
        none = roles.new_zeros(*roles.shape[:2], 1)
        return torch.cat([none, roles], -1), tags[..., DATING], self.status(x[:, 0]), self.forms(x[:, 0]), chosen
