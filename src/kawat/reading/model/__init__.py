"""What was learnt: trees for reports (reports.npz) and for speakers (speakers.npz), and a trained model's run-time.

Nothing is imported here, for the run-time needs libraries that come with the extra ``model`` alone.
"""
