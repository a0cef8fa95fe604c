using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Connectors;

/// <summary>A linear map of embeddings (N, D) to another length.</summary>
internal sealed class Embed : Module<Tensor, Tensor>
{
    private readonly Linear linear;

    public Embed(long from, long to) : base(nameof(Embed))
    {
        linear = Linear(from, to);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => linear.call(input);
}
