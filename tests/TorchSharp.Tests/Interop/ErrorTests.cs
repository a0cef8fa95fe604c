using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Interop;

public sealed class ErrorTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Failing_operator_throws_one_clear_line_behind_its_name()
    {
        var error = Assert.ThrowsAny<ExternalException>(() => zeros(2, 3) + zeros(2, 4));
        Assert.Equal("aten::add: The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1", error.Message);
    }

    [Fact]
    public void Missing_kernel_is_told_without_the_list_of_backends()
    {
        var message = Assert.Throws<TorchException>(() => new AtenOp("_cudnn_rnn_flatten_weight").Call(
            Array.Empty<Tensor>(), 1, 1, 1, 1, 1, 1, false, false)).Message;
        Assert.StartsWith("aten::_cudnn_rnn_flatten_weight: ", message, StringComparison.Ordinal);
        Assert.True(message.Length < 500, message);
        Assert.DoesNotContain("frame #", message);
        Assert.DoesNotContain("registered at", message);
    }

    [Fact]
    public void Unknown_operator_is_named()
    {
        var error = Assert.Throws<TorchException>(() => new AtenOp("no_such_operator.Tensor").Call());
        Assert.Contains("has no operator aten::no_such_operator.Tensor", error.Message);
    }

    [Fact]
    public void Argument_of_the_wrong_kind_is_named()
    {
        var relu = new AtenOp("relu");
        Assert.Contains("argument 'self' cannot take", Assert.Throws<TorchException>(() => relu.Call(3)).Message);
        Assert.Contains("takes 1 arguments, got 2", Assert.Throws<TorchException>(() => relu.Call(zeros(1), 3)).Message);
        var unsqueeze = new AtenOp("unsqueeze");
        Assert.Contains("argument 'dim' has no default", Assert.Throws<TorchException>(() => unsqueeze.Call(zeros(1))).Message);
    }

    [Fact]
    public void Disposed_argument_is_refused_before_the_native_call()
    {
        var x = zeros(1);
        x.Dispose();
        Assert.Throws<ObjectDisposedException>(() => x + 1);
    }

    [Theory]
    [InlineData(
        "expected scalar type Float\nException raised from foo at ../aten/x.cpp:12 (most recent call first):\nframe #0: bar",
        "expected scalar type Float")]
    [InlineData(
        "self.dim() == 2 INTERNAL ASSERT FAILED at \"../aten/src/ATen/x.cpp\":321, please report a bug to PyTorch. Bad state",
        "Bad state")]
    [InlineData("first line\n  second line\n\nCPU: registered at x", "first line second line")]
    public void Text_is_cut_to_what_helps(string text, string expected) => Assert.Equal(expected, ErrorText.Trim(text));

    [Fact]
    public void Long_text_ends_with_a_sentence()
    {
        var text = string.Join(" ", Enumerable.Repeat("This is a sentence of many words.", 40));
        var trimmed = ErrorText.Trim(text);
        Assert.InRange(trimmed.Length, 300, 400);
        Assert.EndsWith("words.", trimmed, StringComparison.Ordinal);
    }
}
