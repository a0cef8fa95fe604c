using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The number of dimensions.</summary>
        public long ndim => NativeMethods.rt_tensor_dim(Handle);

        /// <summary>The number of dimensions.</summary>
        public long Dimensions => ndim;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => NativeMethods.rt_tensor_numel(Handle);

        /// <summary>The size of an element in bytes.</summary>
        public long ElementSize => NativeMethods.rt_tensor_element_size(Handle);

        public ScalarType dtype => (ScalarType)NativeMethods.rt_tensor_dtype(Handle);

        public Device device
        {
            get
            {
                int index;
                var type = (DeviceType)NativeMethods.rt_tensor_device(Handle, &index);
                return type == DeviceType.CPU ? CPU : new Device(type, index);
            }
        }

        public DeviceType device_type
        {
            get
            {
                int index;
                return (DeviceType)NativeMethods.rt_tensor_device(Handle, &index);
            }
        }

        /// <summary>The size of every dimension.</summary>
        public long[] shape
        {
            get
            {
                var sizes = new long[ndim];
                fixed (long* first = sizes) NativeMethods.rt_tensor_sizes(Handle, first);
                return sizes;
            }
        }

        public long dim() => ndim;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public long[] size() => shape;

        /// <summary>The size of one dimension; negative numbers count from the last.</summary>
        public long size(int dim) => shape[Wrap(dim)];

        /// <summary>The distance in elements between neighbours along every dimension.</summary>
        public long[] stride()
        {
            var strides = new long[ndim];
            fixed (long* first = strides) NativeMethods.rt_tensor_strides(Handle, first);
            return strides;
        }

        public long stride(int dim) => stride()[Wrap(dim)];

        public bool is_contiguous() =>
            Check(NativeMethods.rt_tensor_is_contiguous(Handle, memory_format.contiguous_format.ToNative())) != 0;

        public bool is_floating_point() => dtype is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

        private int Wrap(int dim)
        {
            var rank = (int)ndim;
            if (dim < -rank || dim >= rank)
                throw new ArgumentOutOfRangeException(nameof(dim), dim, $"A tensor of {rank} dimensions has no dimension {dim}.");
            return dim < 0 ? dim + rank : dim;
        }
    }
}
