using System.Text;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An n-dimensional array of libtorch. Disposing it, or the dispose scope that owns it, frees its memory; tensors in
    /// no scope wait for the garbage collector, which cannot see how large they are.
    /// </summary>
    public unsafe partial class Tensor : IDisposable
    {
        private static long s_totalCount;
        private static long s_peakCount;
        private nint _handle;

        internal Tensor(nint handle)
        {
            _handle = handle != 0 ? handle : throw new InvalidOperationException("The operator returned no tensor.");
            Count(1);
            DisposeScopeManager.Current.Register(this);
        }

        ~Tensor() => Release();

        /// <summary>Live tensors of the whole process, as C# sees them.</summary>
        public static long TotalCount => Interlocked.Read(ref s_totalCount);

        /// <summary>The highest value that <see cref="TotalCount"/> had so far.</summary>
        public static long PeakCount => Interlocked.Read(ref s_peakCount);

        /// <summary>The native tensor. Valid while this object lives.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed of, by hand or by its dispose scope.</exception>
        public nint Handle
        {
            get
            {
                if (_handle == 0) ThrowDisposed();
                return _handle;
            }
        }

        /// <summary>Whether the tensor was disposed of.</summary>
        public bool IsInvalid => _handle == 0;

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal int ScopeSlot { get; set; }

        /// <summary>Handles that libtorch's side of the fence counts as given out and not yet freed.</summary>
        internal static long NativeLiveCount => NativeMethods.rt_tensor_live_count();

        public void Dispose()
        {
            if (_handle != 0)
            {
                DisposeScopeManager.Current.Unregister(this);
                Release();
            }
            GC.SuppressFinalize(this);
        }

        /// <summary>Hands this tensor to the scope around the one that owns it.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes this tensor out of its dispose scope: it lives until it is disposed of.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Hands this tensor to another scope; null stands for none.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner) owner.MoveToOther(other, this);
            else other?.Attach(this);
            return this;
        }

        /// <summary>Another object for the same tensor, with a lifetime of its own.</summary>
        public Tensor alias() => new(Check(NativeMethods.rt_tensor_alias(Handle)));

        public override string ToString()
        {
            if (IsInvalid) return "disposed tensor";
            var buffer = new byte[1024];
            int length;
            while ((length = Print(buffer)) > buffer.Length) buffer = new byte[length];
            return Encoding.UTF8.GetString(buffer, 0, length);
        }

        /// <summary>Takes the native tensor away from this object, which is disposed of afterwards.</summary>
        internal nint MoveHandle()
        {
            var handle = Handle;
            DisposeScopeManager.Current.Unregister(this);
            _handle = 0;
            Count(-1);
            return handle;
        }

        private static void Count(int change)
        {
            var total = Interlocked.Add(ref s_totalCount, change);
            var peak = Volatile.Read(ref s_peakCount);
            while (total > peak)
            {
                var seen = Interlocked.CompareExchange(ref s_peakCount, total, peak);
                if (seen == peak) return;
                peak = seen;
            }
        }

        private static void ThrowDisposed() => throw new ObjectDisposedException(
            nameof(Tensor), "This tensor was disposed of, by hand or by its dispose scope: move it to the outer scope to keep it.");

        /// <summary>
        /// As that of <see cref="NativeMethods"/>, after a call with the handle of this tensor, which must not be finalized meanwhile.
        /// </summary>
        private int Check(int result)
        {
            GC.KeepAlive(this);
            return NativeMethods.Check(result);
        }

        /// <inheritdoc cref="Check(int)"/>
        private nint Check(nint result)
        {
            GC.KeepAlive(this);
            return NativeMethods.Check(result);
        }

        private int Print(byte[] buffer)
        {
            fixed (byte* bytes = buffer) return Check(NativeMethods.rt_tensor_print(Handle, bytes, buffer.Length));
        }

        private void Release()
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0) return;
            Count(-1);
            NativeMethods.rt_tensor_free(handle);
        }
    }
}
