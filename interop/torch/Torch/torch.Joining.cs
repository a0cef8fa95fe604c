using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    private static readonly AtenOp s_cat = new("cat");
    private static readonly AtenOp s_stack = new("stack");
    private static readonly AtenOp s_meshgrid = new("meshgrid.indexing");
    private static readonly AtenOp s_where = new("where.self");

    /// <summary>Joins tensors along one of their dimensions.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => s_cat.Call(tensors.ToArray(), dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Joins tensors of equal shape along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => s_stack.Call(tensors.ToArray(), dim);

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        s_meshgrid.CallList(tensors.ToArray(), indexing);

    /// <summary>The elements of x where the condition holds, of y elsewhere.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => s_where.Call(condition, x, y);
}
