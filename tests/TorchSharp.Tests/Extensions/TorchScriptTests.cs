using TorchSharp.Extensions;
using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Extensions;

public sealed class TorchScriptTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public TorchScriptTests() => manual_seed(3);

    private string ScriptPath => Path.Combine(_folder.FullName, "net.pt");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _scope.Dispose();
    }

    [Fact]
    public void A_traced_module_computes_what_the_module_does_on_other_inputs()
    {
        using var net = Network();
        using var script = TorchScript.Trace(net, randn(1, 3, 16, 16));
        using var frozen = script.freeze();
        var x = randn(1, 3, 16, 16);
        using var _ = no_grad();
        var expected = net.call(x);
        Assert.Equal(expected.data<float>().ToArray(), script.call(x).data<float>().ToArray());
        Assert.True(frozen.call(x).allclose(expected, 1e-4, 1e-5));
    }

    [Fact]
    public void A_frozen_module_outlives_what_it_was_made_of()
    {
        var net = Network();
        var x = randn(1, 3, 16, 16);
        using var _ = no_grad();
        var expected = net.call(x);
        var script = TorchScript.Trace(net, x);
        using var frozen = script.freeze();
        script.Dispose();
        net.Dispose();
        Assert.True(frozen.call(x).allclose(expected, 1e-4, 1e-5));
        Assert.Throws<ObjectDisposedException>(() => script.call(x));
    }

    [Fact]
    public void What_is_saved_is_loaded_with_its_text()
    {
        using var net = Network();
        using var script = TorchScript.Trace(net, randn(1, 3, 16, 16));
        TorchScript.Save(script, ScriptPath, "notes", "grüße {}");
        var (loaded, text) = TorchScript.Load(ScriptPath, "notes");
        using (loaded)
        {
            var x = randn(1, 3, 16, 16);
            using var _ = no_grad();
            Assert.Equal("grüße {}", text);
            Assert.False(loaded.training);
            Assert.Equal(net.call(x).data<float>().ToArray(), loaded.call(x).data<float>().ToArray());
        }
        Assert.Null(TorchScript.Load(ScriptPath, "other").ExtraText);
    }

    [Fact]
    public void The_names_of_TorchSharp_save_and_load()
    {
        using var net = Network();
        using var script = TorchScript.Trace(net, randn(1, 3, 16, 16));
        jit.save(script, ScriptPath);
        using var loaded = jit.load<Tensor, Tensor>(ScriptPath);
        using var untyped = jit.load(ScriptPath);
        var x = randn(1, 3, 16, 16);
        using var _ = no_grad();
        var expected = script.call(x).data<float>().ToArray();
        Assert.Equal(expected, loaded.call(x).data<float>().ToArray());
        Assert.Equal(expected, ((Tensor)untyped.call(x)).data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => jit.save(net, ScriptPath));
        Assert.Throws<ArgumentException>(() => untyped.call("x"));
    }

    [Fact]
    public void A_failing_forward_pass_throws_its_own_exception_and_ends_the_recording()
    {
        using var net = new Failing();
        var error = Assert.Throws<InvalidOperationException>(() => TorchScript.Trace(net, randn(1, 3, 4, 4)));
        Assert.Equal("no way on", error.Message);
        using var other = Network();
        using var script = TorchScript.Trace(other, randn(1, 3, 16, 16));
    }

    [Fact]
    public void Bad_files_are_refused()
    {
        Assert.Throws<FileNotFoundException>(() => jit.load(ScriptPath));
        File.WriteAllText(ScriptPath, "not a script");
        Assert.Throws<TorchException>(() => jit.load(ScriptPath));
    }

    [Fact]
    public void A_module_in_training_is_not_frozen()
    {
        using var net = Network();
        using var script = TorchScript.Trace(net, randn(1, 3, 16, 16));
        script.train();
        Assert.Throws<TorchException>(() => script.freeze());
    }

    [Fact]
    public void Tracing_and_running_leave_no_handles_behind()
    {
        using var net = Network();
        using var x = randn(1, 3, 16, 16);
        using (TorchScript.Trace(net, x))
        {
        }
        var before = Tensor.TotalCount;
        using (var script = TorchScript.Trace(net, x))
        using (script.call(x))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static Sequential Network()
    {
        var net = Sequential(
            Conv2d(3, 8, 3, padding: 1), BatchNorm2d(8), Hardswish(), new MatrixResize(2, InterpolationMode.Bicubic), Conv2d(8, 4, 1));
        net.eval();
        return net;
    }

    private sealed class Failing() : Module<Tensor, Tensor>(nameof(Failing))
    {
        public override Tensor forward(Tensor input) => throw new InvalidOperationException("no way on");
    }
}
