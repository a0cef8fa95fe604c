using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Online;

/// <summary>One branch of an online ensemble.</summary>
public sealed class OnlineStudent : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> body;
    private readonly Module<Tensor, Tensor> classifier;

    /// <param name="body">The shared block's maps to the student's own.</param>
    /// <param name="classifier">These to logits.</param>
    /// <param name="channels">Channels of the student's own maps.</param>
    public OnlineStudent(Module<Tensor, Tensor> body, Module<Tensor, Tensor> classifier, long channels) : base(nameof(OnlineStudent))
    {
        (this.body, this.classifier, Channels) = (body, classifier, channels);
        RegisterComponents();
    }

    /// <summary>Channels of <see cref="Features"/>.</summary>
    public long Channels { get; }

    /// <summary>The student's own maps (N, C, h, w).</summary>
    public Tensor Features(Tensor input) => body.call(input);

    /// <summary>Their logits.</summary>
    public Tensor Classify(Tensor features) => classifier.call(features);

    public override Tensor forward(Tensor input) => Classify(Features(input));
}
