namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A part of the tensor, as in Python: a view, unless one of the indices is a tensor.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get
            {
                using var scope = NewDisposeScope();
                var (view, tensors) = Locate(indices);
                return scope.MoveToOuter(tensors is null ? view : s_index.Call(view, tensors!));
            }
            set
            {
                using var scope = NewDisposeScope();
                var (view, tensors) = Locate(indices);
                if (tensors is null) view.copy_(value);
                else s_indexPutInPlace.Run(view, tensors!, value);
            }
        }

        // The view that numbers and ranges lead to, and the index tensors by its dimensions.
        private (Tensor View, Tensor?[]? Tensors) Locate(TensorIndex[] indices)
        {
            var consumed = indices.Sum(Consumes);
            if (consumed > ndim)
                throw new ArgumentException($"{consumed} indices are too many for a tensor of {ndim} dimensions.", nameof(indices));
            if (indices.Count(index => index.Kind == TensorIndex.IndexKind.Ellipsis) > 1)
                throw new ArgumentException("An index has at most one ellipsis.", nameof(indices));

            var view = alias();
            var tensors = new List<Tensor?>();
            var (dim, covered) = (0, 0);
            foreach (var index in indices)
            {
                switch (index.Kind)
                {
                    case TensorIndex.IndexKind.Single:
                        view = view.select(dim, index.Start!.Value);
                        break;
                    case TensorIndex.IndexKind.Slice:
                        view = view.slice(dim++, index.Start ?? 0, index.Stop ?? long.MaxValue, index.Step ?? 1);
                        break;
                    case TensorIndex.IndexKind.None:
                        view = view.unsqueeze(dim++);
                        break;
                    case TensorIndex.IndexKind.Ellipsis:
                        dim += (int)ndim - consumed;
                        break;
                    default:
                        // A mask is one entry for all the dimensions that it spans.
                        for (; covered < dim; covered++) tensors.Add(null);
                        tensors.Add(index.Indices);
                        covered = dim += Consumes(index);
                        break;
                }
            }
            return (view, tensors.Count == 0 ? null : [.. tensors]);
        }

        private static int Consumes(TensorIndex index) => index.Kind switch
        {
            TensorIndex.IndexKind.None or TensorIndex.IndexKind.Ellipsis => 0,
            TensorIndex.IndexKind.Tensor when index.Indices!.dtype == ScalarType.Bool => (int)index.Indices.ndim,
            _ => 1,
        };
    }
}
