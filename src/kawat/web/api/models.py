"""The shapes that several resources of the API share: pydantic models, named as in docs/format.md."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """A shape of the API: exactly its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ErrorDetail(Model):
    """What went wrong: a code for programs, a message and the next step for people."""

    code: str
    message: str
    hint: str


class Error(Model):
    """The one shape of every error."""

    error: ErrorDetail


Count = Annotated[int, Field(ge=0)]
