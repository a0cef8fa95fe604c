"""Does one step of training for each line that it reads, and answers with the loss and the milliseconds it took:
train_step.py NAME CLASSES WEIGHTS BATCH LEARNING_RATE MOMENTUM THREADS."""
import sys
import time

import torch
from torch.nn import functional

import weights
from efficientvit import EfficientViTSeg
from resnet import ResNet


def create(name, classes):
    return ResNet(int(name[len("resnet"):]), classes) if name.startswith("resnet") else EfficientViTSeg(name, classes)


def main(name, classes, path, batch, rate, momentum, threads):
    torch.set_num_threads(int(threads))
    model = create(name, int(classes))
    model.load_state_dict(weights.load(path))
    model = model.to(memory_format=torch.channels_last)
    tensors = weights.load(batch)
    images, labels = tensors["images"].contiguous(memory_format=torch.channels_last), tensors["labels"]
    optimizer = torch.optim.SGD(model.parameters(), float(rate), float(momentum))
    for _ in sys.stdin:
        start = time.perf_counter()
        optimizer.zero_grad()
        loss = functional.cross_entropy(model(images).contiguous(), labels)
        loss.backward()
        optimizer.step()
        value = loss.item()
        print(f"{value:.9g} {(time.perf_counter() - start) * 1e3:.4f}", flush=True)


main(*sys.argv[1:])
