using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Connectors;

/// <summary>The student's side of factor transfer: three 3x3 convolutions with batch normalisation, to the factors' channels.</summary>
internal sealed class Translator : Module<Tensor, Tensor>
{
    private readonly Sequential encoder;

    public Translator(long student, long teacher, double rate) : base(nameof(Translator))
    {
        long factors = (long)(teacher * rate);
        encoder = Sequential(
            Conv2d(student, student, 3, padding: 1),
            BatchNorm2d(student),
            LeakyReLU(0.1),
            Conv2d(student, factors, 3, padding: 1),
            BatchNorm2d(factors),
            LeakyReLU(0.1),
            Conv2d(factors, factors, 3, padding: 1),
            BatchNorm2d(factors),
            LeakyReLU(0.1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => encoder.call(input);
}
