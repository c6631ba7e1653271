"""The description of the API: an app in, the same app with an exact /openapi.json out."""

from typing import Any

from fastapi import FastAPI


def described(app: FastAPI) -> None:
    """Let the app describe its errors as they are: parameters are refused with 400, never 422."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = plain()
            for path in schema["paths"].values():
                for operation in path.values():
                    operation["responses"].pop("422", None)
            for name in ("HTTPValidationError", "ValidationError"):
                schema.get("components", {}).get("schemas", {}).pop(name, None)
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way of changing the description
