using System.Runtime.InteropServices;
using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The raw bytes of a contiguous CPU tensor, in place: valid while this tensor lives.</summary>
        public Span<byte> bytes
        {
            get => new((void*)ContiguousData(), checked((int)(NumberOfElements * ElementSize)));
            set
            {
                if (value.Length != NumberOfElements * ElementSize)
                    throw new ArgumentException($"{value.Length} bytes were given for a tensor of {NumberOfElements * ElementSize}.");
                value.CopyTo(bytes);
                GC.KeepAlive(this);
            }
        }

        /// <summary>The elements in row-major order, copied if the tensor is not contiguous.</summary>
        /// <exception cref="ArgumentException">The tensor is not on the CPU or holds another type.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged => new(this);

        /// <summary>The value of a one-element tensor.</summary>
        public T item<T>() where T : unmanaged
        {
            double real;
            long integer;
            var isReal = Check(NativeMethods.rt_tensor_item(Handle, &real, &integer)) == 1;
            if (typeof(T) == typeof(bool)) return (T)(object)(isReal ? real != 0 : integer != 0);
            if (typeof(T) == typeof(Half)) return (T)(object)(isReal ? (Half)real : (Half)integer);
            return isReal ? (T)Convert.ChangeType(real, typeof(T)) : (T)Convert.ChangeType(integer, typeof(T));
        }

        public float ToSingle() => item<float>();

        public double ToDouble() => item<double>();

        public int ToInt32() => item<int>();

        public long ToInt64() => item<long>();

        public bool ToBoolean() => item<bool>();

        /// <summary>The elements in place, for a tensor whose type and layout the caller knows.</summary>
        internal Span<T> Span<T>() where T : unmanaged
        {
            if (ToScalarType(typeof(T)) != dtype) throw new ArgumentException($"The tensor holds {dtype}, not {typeof(T).Name}.");
            return MemoryMarshal.Cast<byte, T>(bytes);
        }

        private nint ContiguousData()
        {
            if (device_type != DeviceType.CPU)
                throw new ArgumentException("Only a tensor on the CPU can be read in place: call cpu() first.");
            if (!is_contiguous()) throw new ArgumentException("Only a contiguous tensor can be read in place: call contiguous() first.");
            return NumberOfElements == 0 ? 0 : Check(NativeMethods.rt_tensor_data(Handle));
        }
    }
}
