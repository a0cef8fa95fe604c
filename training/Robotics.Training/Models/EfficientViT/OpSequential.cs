using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>Modules applied one after another; their keys are <c>op_list.0</c>, <c>op_list.1</c>, ...</summary>
public sealed class OpSequential : Module<Tensor, Tensor>
{
    public readonly ModuleList<Module<Tensor, Tensor>> op_list;

    public OpSequential(params Module<Tensor, Tensor>[] operations)
        : base(nameof(OpSequential))
    {
        op_list = ModuleList(operations);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = input;
        foreach (Module<Tensor, Tensor> operation in op_list)
        {
            x = operation.call(x);
        }

        return x;
    }
}
