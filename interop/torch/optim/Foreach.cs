using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Operators over lists of tensors: one call for all parameters of a group.</summary>
internal static class Foreach
{
    private static readonly AtenOp s_neg = new("_foreach_neg");
    private static readonly AtenOp s_addList = new("_foreach_add.List");
    private static readonly AtenOp s_sqrt = new("_foreach_sqrt");
    private static readonly AtenOp s_addListInPlace = new("_foreach_add_.List");
    private static readonly AtenOp s_addScalarInPlace = new("_foreach_add_.Scalar");
    private static readonly AtenOp s_mulScalarInPlace = new("_foreach_mul_.Scalar");
    private static readonly AtenOp s_divScalarInPlace = new("_foreach_div_.Scalar");
    private static readonly AtenOp s_addcmulInPlace = new("_foreach_addcmul_.Scalar");
    private static readonly AtenOp s_addcdivInPlace = new("_foreach_addcdiv_.Scalar");

    public static torch.Tensor[] Neg(torch.Tensor[] tensors) => s_neg.CallList(tensors);

    public static torch.Tensor[] Sqrt(torch.Tensor[] tensors) => s_sqrt.CallList(tensors);

    public static torch.Tensor[] Add(torch.Tensor[] tensors, torch.Tensor[] others, double alpha) =>
        s_addList.CallList(tensors, others, alpha);

    public static void AddInPlace(torch.Tensor[] tensors, torch.Tensor[] others, double alpha) =>
        s_addListInPlace.Run(tensors, others, alpha);

    public static void AddInPlace(torch.Tensor[] tensors, double value) => s_addScalarInPlace.Run(tensors, value);

    public static void MulInPlace(torch.Tensor[] tensors, double factor) => s_mulScalarInPlace.Run(tensors, factor);

    public static void DivInPlace(torch.Tensor[] tensors, double divisor) => s_divScalarInPlace.Run(tensors, divisor);

    public static void AddcmulInPlace(torch.Tensor[] tensors, torch.Tensor[] left, torch.Tensor[] right, double value) =>
        s_addcmulInPlace.Run(tensors, left, right, value);

    public static void AddcdivInPlace(torch.Tensor[] tensors, torch.Tensor[] numerators, torch.Tensor[] denominators, double value) =>
        s_addcdivInPlace.Run(tensors, numerators, denominators, value);
}
