"""What was learnt: the trained model (encoder.onnx, weights.npz, tokenizer.json) with its run-time, and the trees.

reports.npz judges reports, statuses.npz says what became of them, dates.npz when, places.npz where, persons.npz who
stands for their sides, sources.npz on whose word they are told; speakers.npz chooses who speaks.
"""
