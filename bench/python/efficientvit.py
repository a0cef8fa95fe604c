"""EfficientViT for segmentation, as one writes it in PyTorch: the peer that the benchmarks compare with.

The keys of the state dictionary are those of the published checkpoints.
"""
import torch
from torch import nn
from torch.nn import functional

SIZES = {
    "b0": ([8, 16, 32, 64, 128], [1, 2, 2, 2, 2], 16),
    "b1": ([16, 32, 64, 128, 256], [1, 2, 3, 3, 4], 16),
    "l1": ([32, 64, 128, 256, 512], [1, 1, 1, 6, 6], 32),
    "l2": ([32, 64, 128, 256, 512], [1, 2, 2, 8, 8], 32),
}

# Width, depth, expansion of the blocks, expansion before the classifier.
HEADS = {
    "efficientvit-seg-b0": ("b0", 32, 1, 4, 4),
    "efficientvit-seg-b1": ("b1", 64, 3, 4, 4),
    "efficientvit-seg-l1": ("l1", 256, 3, 1, None),
    "efficientvit-seg-l1-ade20k": ("l1", 128, 3, 4, 8),
    "efficientvit-seg-l2": ("l2", 256, 5, 1, None),
    "efficientvit-seg-l2-ade20k": ("l2", 128, 3, 4, 8),
}


class Conv(nn.Module):
    """Convolution, norm and activation; the last two where asked for."""

    def __init__(self, inputs, outputs, kernel=3, stride=1, groups=1, bias=False, norm=True, act=None, eps=1e-5):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=bias)
        self.norm = nn.BatchNorm2d(outputs, eps=eps) if norm else nn.Identity()
        self.act = act() if act else nn.Identity()

    def forward(self, x):
        return self.act(self.norm(self.conv(x)))


class Chain(nn.Module):
    """Modules one after another."""

    def __init__(self, *parts):
        super().__init__()
        self.op_list = nn.ModuleList(parts)

    def forward(self, x):
        for part in self.op_list:
            x = part(x)
        return x


class Branch(nn.Module):
    """A module, with the input added to what it gives."""

    def __init__(self, main, shortcut=True):
        super().__init__()
        self.main = main
        self.shortcut = shortcut

    def forward(self, x):
        return self.main(x) + x if self.shortcut else self.main(x)


class Convs(nn.Module):
    """Convolutions one after another, under the names that the checkpoints give them."""

    def __init__(self, **parts):
        super().__init__()
        for name, part in parts.items():
            self.add_module(name, part)

    def forward(self, x):
        for part in self.children():
            x = part(x)
        return x


class Attention(nn.Module):
    """Linear attention at two scales."""

    def __init__(self, channels, dim, eps):
        super().__init__()
        heads = channels // dim
        wide = 3 * heads * dim
        self.dim = dim
        self.qkv = Conv(channels, wide, 1, norm=False)
        self.aggreg = nn.ModuleList([nn.Sequential(
            nn.Conv2d(wide, wide, 5, padding=2, groups=wide, bias=False), nn.Conv2d(wide, wide, 1, groups=3 * heads, bias=False))])
        self.proj = Conv(2 * heads * dim, channels, 1, eps=eps)

    def forward(self, x):
        batch, _, height, width = x.shape
        qkv = self.qkv(x)
        heads = torch.cat([qkv, self.aggreg[0](qkv)], 1).reshape(batch, -1, 3 * self.dim, height * width)
        query, key, value = heads[:, :, :self.dim], heads[:, :, self.dim:2 * self.dim], heads[:, :, 2 * self.dim:]
        query, key = functional.relu(query), functional.relu(key)
        if height * width > self.dim:
            value = functional.pad(value, (0, 0, 0, 1), value=1.0)
            out = torch.matmul(torch.matmul(value, key.transpose(-1, -2)), query)
            out = out[:, :, :-1] / (out[:, :, -1:] + 1e-15)
        else:
            weights = torch.matmul(key.transpose(-1, -2), query)
            out = torch.matmul(value, weights / (weights.sum(2, keepdim=True) + 1e-15))
        return self.proj(out.reshape(batch, -1, height, width))


class Block(nn.Module):
    """Attention, then a bottleneck."""

    def __init__(self, context, local):
        super().__init__()
        self.context_module = Branch(context)
        self.local_module = Branch(local)

    def forward(self, x):
        return self.local_module(self.context_module(x))


class Upsample(nn.Module):
    """Bicubic enlargement."""

    def __init__(self, factor):
        super().__init__()
        self.factor = factor

    def forward(self, x):
        return functional.interpolate(x, scale_factor=self.factor, mode="bicubic", align_corners=False)


class Build:
    """The blocks of one series."""

    def __init__(self, large):
        self.large = large
        self.eps = 1e-7 if large else 1e-5
        self.act = (lambda: nn.GELU("tanh")) if large else nn.Hardswish

    def conv(self, *args, **kwargs):
        return Conv(*args, eps=self.eps, **kwargs)

    def bottleneck(self, inputs, outputs, stride, expand, few=False):
        middle = inputs * expand
        return Convs(
            inverted_conv=self.conv(inputs, middle, 1, bias=few, norm=not few, act=self.act),
            depth_conv=self.conv(middle, middle, 3, stride, middle, bias=few, norm=not few, act=self.act),
            point_conv=self.conv(middle, outputs, 1))

    def fused(self, inputs, outputs, stride, expand):
        return Convs(
            spatial_conv=self.conv(inputs, inputs * expand, 3, stride, act=self.act), point_conv=self.conv(inputs * expand, outputs, 1))

    def block(self, width, dim, expand):
        return Block(Attention(width, dim, self.eps), self.bottleneck(width, width, 1, expand, few=True))

    def stem(self, width, depth):
        first = self.conv(3, width, 3, 2, act=self.act)
        if self.large:
            rest = [Convs(conv1=self.conv(width, width, act=self.act), conv2=self.conv(width, width)) for _ in range(depth)]
        else:
            rest = [Convs(depth_conv=self.conv(width, width, groups=width, act=self.act), point_conv=self.conv(width, width, 1))
                    for _ in range(depth)]
        return Chain(first, *[Branch(part) for part in rest])

    def base_stage(self, stage, inputs, width, depth, dim):
        attention = stage >= 3
        down = Branch(self.bottleneck(inputs, width, 2, 4, few=attention), shortcut=False)
        if attention:
            return Chain(down, *[self.block(width, dim, 4) for _ in range(depth)])
        return Chain(down, *[Branch(self.bottleneck(width, width, 1, 4)) for _ in range(depth - 1)])

    def large_stage(self, stage, inputs, width, depth, dim):
        expand = 6 if stage == 4 else 4
        make = self.fused if stage < 3 else lambda *args: self.bottleneck(*args, few=True)
        down = Branch(make(inputs, width, 2, 4 * expand), shortcut=False)
        if stage == 4:
            return Chain(down, *[self.block(width, dim, expand) for _ in range(depth)])
        return Chain(down, *[Branch(make(width, width, 1, expand)) for _ in range(depth)])


class Backbone(nn.Module):
    """Five feature maps."""

    def __init__(self, build, widths, depths, dim):
        super().__init__()
        stage = build.large_stage if build.large else build.base_stage
        later = [stage(i, widths[i - 1], widths[i], depths[i], dim) for i in range(1, 5)]
        stem = build.stem(widths[0], depths[0])
        if build.large:
            self.stages = nn.ModuleList([stem, *later])
        else:
            self.input_stem = stem
            self.stages = nn.ModuleList(later)

    def forward(self, x):
        features = []
        for stage in [*([self.input_stem] if hasattr(self, "input_stem") else []), *self.stages]:
            x = stage(x)
            features.append(x)
        return features


class Head(nn.Module):
    """Logits at an eighth of the input's size."""

    def __init__(self, build, widths, shape, classes):
        super().__init__()
        width, depth, expand, final = shape
        self.input_ops = nn.ModuleList([
            Chain(build.conv(widths[4], width, 1), Upsample(4)),
            Chain(build.conv(widths[3], width, 1), Upsample(2)),
            build.conv(widths[2], width, 1)])
        block = build.fused if build.large else build.bottleneck
        self.middle = Chain(*[Branch(block(width, width, 1, expand)) for _ in range(depth)])
        widening = [build.conv(width, width * final, 1, act=build.act)] if final else []
        self.output_ops = nn.ModuleList([Chain(*widening, build.conv(width * (final or 1), classes, 1, bias=True, norm=False))])

    def forward(self, features):
        merged = self.input_ops[0](features[4]) + (self.input_ops[1](features[3]) + self.input_ops[2](features[2]))
        return self.output_ops[0](self.middle(merged))


class EfficientViTSeg(nn.Module):
    """A normalised image (N, 3, H, W) to logits (N, classes, H / 8, W / 8)."""

    def __init__(self, name, classes):
        super().__init__()
        size, *shape = HEADS[name]
        widths, depths, dim = SIZES[size]
        build = Build(large=size.startswith("l"))
        self.backbone = Backbone(build, widths, depths, dim)
        self.head = Head(build, widths, shape, classes)

    def forward(self, x):
        return self.head(self.backbone(x))
