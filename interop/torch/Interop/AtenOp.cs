using System.Runtime.CompilerServices;

namespace TorchSharp.Interop;

/// <summary>
/// An operator of libtorch, reached through its dispatcher and therefore differentiable. Arguments are converted by
/// the operator's schema; trailing ones that are left out take the schema's defaults.
/// </summary>
/// <remarks>Failures are <see cref="TorchException"/>s that start with the operator's name.</remarks>
public sealed unsafe class AtenOp
{
    private readonly string _name;
    private readonly string _overload;
    private nint _handle;

    /// <summary>
    /// Names the operator as PyTorch does: <c>relu</c>, <c>add.Tensor</c>, <c>_foreach_add_.List</c>. It is looked up at its first
    /// call.
    /// </summary>
    public AtenOp(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        _name = "aten::" + (dot < 0 ? name : name[..dot]);
        _overload = dot < 0 ? "" : name[(dot + 1)..];
    }

    /// <summary>The operator's signature in PyTorch's schema language.</summary>
    public string Schema => NativeMethods.Text(NativeMethods.rt_operator_schema(Handle));

    private nint Handle => _handle != 0 ? _handle : _handle = Find();

    /// <summary>Calls an operator that returns one tensor.</summary>
    public torch.Tensor Call(params ReadOnlySpan<Arg> args)
    {
        Invoke(args, out var results);
        return new torch.Tensor(results[0].Pointer);
    }

    /// <summary>Calls an operator that works in place and gives back its first argument.</summary>
    public torch.Tensor InPlace(params ReadOnlySpan<Arg> args)
    {
        Run(args);
        return (torch.Tensor)args[0].Reference!;
    }

    /// <summary>Calls an operator for its effect; references to its own arguments that it returns are dropped.</summary>
    public void Run(params ReadOnlySpan<Arg> args)
    {
        var count = Invoke(args, out var results);
        for (var k = 0; k < count; k++)
        {
            if (results[k].Tag == Tag.Tensor) NativeMethods.rt_tensor_free(results[k].Pointer);
        }
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    public (torch.Tensor First, torch.Tensor Second) CallPair(params ReadOnlySpan<Arg> args)
    {
        Invoke(args, out var results);
        return (new torch.Tensor(results[0].Pointer), new torch.Tensor(results[1].Pointer));
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    public torch.Tensor[] CallList(params ReadOnlySpan<Arg> args)
    {
        Invoke(args, out var results);
        var tensors = new torch.Tensor[results[0].Count];
        for (var k = 0; k < tensors.Length; k++) tensors[k] = new torch.Tensor(results[k + 1].Pointer);
        return tensors;
    }

    /// <summary>Calls an operator that returns a truth value.</summary>
    public bool CallBool(params ReadOnlySpan<Arg> args)
    {
        Invoke(args, out var results);
        return results[0].Integer != 0;
    }

    private nint Find()
    {
        var found = NativeMethods.rt_operator_find(_name, _overload);
        if (found == 0) throw NativeMethods.LastError();
        return found;
    }

    // The results lie in a buffer of this thread until its next call.
    [SkipLocalsInit]
    private int Invoke(ReadOnlySpan<Arg> args, out Value* results)
    {
        const int stackLimit = 2048;
        var size = ArgMarshaller.ScratchSize(args);
        var heap = size > stackLimit ? new byte[size] : null;
        fixed (byte* pinned = heap)
        {
            var stack = stackalloc byte[heap is null ? size : 0];
            var values = stackalloc Value[args.Length];
            ArgMarshaller.Write(args, values, heap is null ? stack : pinned);
            Value* got;
            var count = NativeMethods.rt_operator_call(Handle, values, args.Length, &got);
            foreach (ref readonly var arg in args) GC.KeepAlive(arg.Reference);
            if (count < 0) throw NativeMethods.LastError(_name);
            results = got;
            return count;
        }
    }
}
