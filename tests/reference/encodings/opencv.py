"""Writes opencv.json: what OpenCV makes of the same noise in every encoding, with the conversions that cv_bridge would call.

Run with Debian's python3-opencv: /usr/bin/python3 opencv.py > opencv.json
"""

import base64
import json
import sys

import cv2
import numpy as np

WIDTH, HEIGHT = 70, 10


def noise(count):
    """Bytes of a linear congruential generator, which the test repeats."""
    state, values = 1, bytearray(count)
    for i in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        values[i] = state >> 24
    return np.frombuffer(bytes(values), np.uint8)


def pixels(channels, dtype=np.uint8):
    size = WIDTH * HEIGHT * channels * np.dtype(dtype).itemsize
    return noise(size).view(dtype).reshape(HEIGHT, WIDTH, channels)


def to_eight_bits(image):
    return cv2.convertScaleAbs(image, alpha=255.0 / 65535.0)


def nv24():
    """OpenCV has no 4:4:4 layout: each pixel becomes a pair of yuyv, of which the first is kept."""
    data = noise(3 * WIDTH * HEIGHT)
    luma, color = data[: WIDTH * HEIGHT], data[WIDTH * HEIGHT :].reshape(-1, 2)
    pairs = np.stack([luma, color[:, 0], luma, color[:, 1]], axis=1).reshape(HEIGHT, 2 * WIDTH, 2)
    return cv2.cvtColor(pairs, cv2.COLOR_YUV2BGR_YUYV)[:, ::2]


# OpenCV names mosaics from the second row and column.
MOSAICS = {"rggb": "BG", "bggr": "RG", "gbrg": "GR", "grbg": "GB"}

results = {
    "mono16": to_eight_bits(pixels(1, "<u2")),
    "rgb16": to_eight_bits(pixels(3, "<u2")),
    "bgra16": to_eight_bits(pixels(4, "<u2")),
    "mono16 big-endian": to_eight_bits(pixels(1, ">u2").astype("<u2")),
    "uyvy": cv2.cvtColor(pixels(2), cv2.COLOR_YUV2BGR_UYVY),
    "yuyv": cv2.cvtColor(pixels(2), cv2.COLOR_YUV2BGR_YUYV),
    "nv12": cv2.cvtColor(noise(WIDTH * HEIGHT * 3 // 2).reshape(-1, WIDTH), cv2.COLOR_YUV2BGR_NV12),
    "nv21": cv2.cvtColor(noise(WIDTH * HEIGHT * 3 // 2).reshape(-1, WIDTH), cv2.COLOR_YUV2BGR_NV21),
    "nv24": nv24(),
}
for name, code in MOSAICS.items():
    conversion = getattr(cv2, f"COLOR_Bayer{code}2BGR")
    results[f"bayer_{name}8"] = cv2.cvtColor(pixels(1), conversion)
    results[f"bayer_{name}16"] = to_eight_bits(cv2.cvtColor(pixels(1, "<u2"), conversion))
results["bayer_rggb16 big-endian"] = to_eight_bits(cv2.cvtColor(pixels(1, ">u2").astype("<u2"), cv2.COLOR_BayerBG2BGR))

json.dump(
    {
        "opencv": cv2.__version__,
        "width": WIDTH,
        "height": HEIGHT,
        "pixels": {name: base64.b64encode(np.ascontiguousarray(image)).decode() for name, image in results.items()},
    },
    sys.stdout,
    indent=1,
)
print()
