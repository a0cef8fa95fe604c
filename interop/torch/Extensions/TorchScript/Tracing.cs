using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Extensions;

/// <summary>One recording: libtorch's tracer calls back into the module while it listens.</summary>
internal sealed unsafe class Tracing(nn.Module<Tensor, Tensor> module)
{
    private Tensor? _output;
    private Exception? _failure;

    /// <summary>Must run in a dispose scope, which frees what the forward pass leaves.</summary>
    public jit.ScriptModule<Tensor, Tensor> Run(Tensor example)
    {
        (string Key, Tensor Tensor)[] parameters = [.. module.named_parameters().Select(pair => (pair.name, (Tensor)pair.parameter))];
        (string Key, Tensor Tensor)[] state = [.. parameters, .. module.named_buffers(include_nonpersistent: false)];
        nint[] handles = [.. state.Select(pair => pair.Tensor.Handle)];
        var context = GCHandle.Alloc(this);
        try
        {
            fixed (nint* tensors = handles)
            {
                var script = NativeMethods.rt_script_trace(
                    module.GetName(), [.. state.Select(pair => pair.Key)], tensors, parameters.Length, state.Length, example.Handle,
                    &Forward, GCHandle.ToIntPtr(context));
                if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
                return new jit.ScriptModule<Tensor, Tensor>(NativeMethods.Check(script));
            }
        }
        finally
        {
            context.Free();
            GC.KeepAlive(state);
            GC.KeepAlive(example);
            GC.KeepAlive(_output);
        }
    }

    private Tensor Call(Tensor input) => _output = module.call(input);

    [SuppressMessage("Design", "CA1031", Justification = "No exception may cross native code; it is thrown again behind it.")]
    [UnmanagedCallersOnly]
    private static nint Forward(nint context, nint input)
    {
        var tracing = (Tracing)GCHandle.FromIntPtr(context).Target!;
        try
        {
            return tracing.Call(new Tensor(input)).Handle;
        }
        catch (Exception failure)
        {
            tracing._failure = failure;
            return 0;
        }
    }
}
