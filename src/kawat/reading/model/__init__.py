"""What was learnt: the trained model (encoder.onnx, weights.npz, tokenizer.json) with its run-time, and the trees.

reports.npz judges reports, statuses.npz says what became of them, dates.npz when; speakers.npz chooses who speaks.
"""
