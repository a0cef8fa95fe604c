"""Writes the checkpoints beside this file with PyTorch (made with 1.13) and what they hold: python3 make.py"""
import argparse
import collections
import json
import pathlib

import torch

here = pathlib.Path(__file__).parent
torch.manual_seed(7)
shared = torch.arange(12, dtype=torch.float32)
state = collections.OrderedDict([
    ('module.conv.weight', torch.randn(2, 3, 2, 2)),
    ('module.conv.transposed', torch.randn(3, 4).t()),
    ('module.norm.running_mean', shared[3:7]),
    ('module.norm.strided', shared[::2]),
    ('module.norm.num_batches_tracked', torch.tensor(5)),
    ('module.half', torch.randn(3).half()),
    ('module.brain', torch.randn(3).bfloat16()),
    ('module.double', torch.randn(2).double()),
    ('module.bytes', torch.tensor([1, 2, 255], dtype=torch.uint8)),
    ('module.flags', torch.tensor([True, False])),
    ('module.empty', torch.zeros(0, 4)),
    ('module.parameter', torch.nn.Parameter(torch.randn(2, 2))),
])
state._metadata = {'': {'version': 1}}
checkpoint = {
    'state_dict': state,
    'epoch': 3,
    'best': 0.5,
    'args': argparse.Namespace(lr=0.1, name='run', size=torch.Size([1, 2])),
    'optimizer': {'state': {0: {'momentum_buffer': torch.ones(2)}}, 'param_groups': [{'lr': 0.1, 'params': [0]}]},
}
torch.save(checkpoint, here / 'zip.pth')
torch.save(checkpoint, here / 'legacy.pth', _use_new_zipfile_serialization=False)
expected = {f'state_dict.{key}': value for key, value in state.items()}
expected['optimizer.state.0.momentum_buffer'] = torch.ones(2)
json.dump(
    {key: {'shape': list(value.shape), 'dtype': str(value.dtype)[6:], 'values': value.detach().double().flatten().tolist()}
     for key, value in expected.items()},
    (here / 'expected.json').open('w'), indent=1)
