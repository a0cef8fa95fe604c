using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>Blocks of a <see cref="ResNet"/>.</summary>
/// <param name="Depths">Blocks of the four stages.</param>
/// <param name="Bottleneck">Whether blocks have three convolutions, not two.</param>
/// <param name="Groups">Groups of the 3x3 convolution of a bottleneck; 1 for ResNet.</param>
/// <param name="GroupWidth">Channels of a group in the first stage; 64 for ResNet.</param>
public sealed record ResNetShape(IReadOnlyList<int> Depths, bool Bottleneck, int Groups = 1, int GroupWidth = 64)
{
    private const int BaseWidth = 64;

    /// <summary>Channels of a block's result per channel of the stage.</summary>
    public int Expansion => Bottleneck ? Cifar.Bottleneck.Expansion : 1;

    internal Module<Tensor, Tensor> Block(int inChannels, int channels, int stride) => Bottleneck
        ? new Bottleneck(inChannels, channels, channels * GroupWidth / BaseWidth * Groups, Groups, stride, ShortcutKey.Shortcut)
        : new BasicBlock(inChannels, channels, stride, ShortcutKey.Shortcut);
}
