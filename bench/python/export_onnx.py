"""Exports our weights as torch.onnx.export does by default: export_onnx.py NAME CLASSES WEIGHTS HEIGHT WIDTH OUT."""
import sys
import warnings

import torch

import weights
from efficientvit import EfficientViTSeg


def main(name, classes, path, height, width, out):
    model = EfficientViTSeg(name, int(classes))
    model.load_state_dict(weights.load(path))
    model.eval()
    torch.onnx.export(model, torch.zeros(1, 3, int(height), int(width)), out)


warnings.simplefilter("ignore")
main(*sys.argv[1:])
