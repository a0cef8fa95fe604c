using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    private static readonly AtenOp s_full = new("full");
    private static readonly AtenOp s_arange = new("arange.start_step");
    private static readonly AtenOp s_linspace = new("linspace");
    private static readonly AtenOp s_eye = new("eye.m");

    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        s_full.Call(size, value, dtype, Arg.Default, device).requires_grad_(requires_grad);

    public static Tensor full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        full([size], value, dtype, device, requires_grad);

    public static Tensor full(
        long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        full([rows, columns], value, dtype, device, requires_grad);

    /// <summary>Numbers from <paramref name="start"/> up to, not including, <paramref name="stop"/>.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        s_arange.Call(start, stop, step, dtype, Arg.Default, device).requires_grad_(requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>Evenly spaced numbers, both ends included.</summary>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        s_linspace.Call(start, end, steps, dtype, Arg.Default, device).requires_grad_(requires_grad);

    public static Tensor eye(long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        s_eye.Call(rows, columns < 0 ? rows : columns, dtype, Arg.Default, device).requires_grad_(requires_grad);
}
