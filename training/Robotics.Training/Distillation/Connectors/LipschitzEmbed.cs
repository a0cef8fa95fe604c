using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Connectors;

/// <summary>A linear map of embeddings that lengthens nothing: its matrix is divided by its greatest singular value.</summary>
internal sealed class LipschitzEmbed : Module<Tensor, Tensor>
{
    private const int PowerIterations = 10;

    private readonly Linear linear;

    public LipschitzEmbed(long from, long to) : base(nameof(LipschitzEmbed))
    {
        linear = Linear(from, to, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => linear.call(input) / GreatestSingularValue();

    private Tensor GreatestSingularValue()
    {
        Tensor matrix = linear.weight, fixedMatrix = matrix.detach();
        Tensor right = functional.normalize(ones([1, matrix.shape[1]], device: matrix.device));
        Tensor left = functional.normalize(right.mm(fixedMatrix.t()));
        for (int i = 0; i < PowerIterations; i++)
        {
            right = functional.normalize(left.mm(fixedMatrix));
            left = functional.normalize(right.mm(fixedMatrix.t()));
        }

        return (left.mm(matrix) * right).sum();
    }
}
