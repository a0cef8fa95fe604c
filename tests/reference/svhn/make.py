"""Writes small files of the layout of SVHN's cropped digits with SciPy: python3 make.py (Debian's python3-scipy 1.10.1)."""
import pathlib

import numpy as np
import scipy.io


def pictures(count, offset):
    rows, columns, channels, samples = np.ogrid[:32, :32, :3, :count]
    return ((rows * 7 + columns * 3 + channels * 50 + samples * 11 + offset) % 256).astype(np.uint8)


here = pathlib.Path(__file__).parent
digits = np.arange(1, 11, dtype=np.uint8).reshape(-1, 1)
scipy.io.savemat(here / "train_32x32.mat", {"X": pictures(10, 0), "y": digits}, do_compression=True)
scipy.io.savemat(here / "test_32x32.mat", {"note": "text", "X": pictures(2, 5), "y": np.array([[3.0], [10.0]])}, do_compression=False)
