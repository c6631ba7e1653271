"""Tests of the trained model's room; they need no model files."""

from tokenizers import Regex, Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC, Replace, Sequence
from tokenizers.pre_tokenizers import Metaspace


def small_tokenizer() -> Tokenizer:
    """A unigram tokenizer of the shape of the model's, of single characters and a few longer pieces."""
    longer = ["▁Rusia", "▁meng", "usir", "▁diplomat", "▁Ing", "gris", "▁kata", "▁menteri", "▁ke", "negara", "▁bertemu"]
    single = [chr(n) for n in range(33, 0x250)]
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -3.0)]
    pieces += [(piece, -5.0) for piece in longer] + [(piece, -9.0) for piece in single]
    tokenizer = Tokenizer(Unigram(pieces, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = Sequence([NFKC(), Replace(Regex("[\\x00-\\x1f\ufffd]"), "")])
    tokenizer.pre_tokenizer = Metaspace()
    return tokenizer
