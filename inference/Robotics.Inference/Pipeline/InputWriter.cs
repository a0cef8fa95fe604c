using Robotics.Vision;

namespace Robotics.Inference;

/// <summary>Writes images of one size and format as one kind of model input.</summary>
internal abstract class InputWriter
{
    /// <summary>Writes one image into the model's input.</summary>
    public abstract void Write(in ImageSpan image);

    public static InputWriter Create(ManifestInput input, ModelBinding binding, int width, int height, PixelFormat format) =>
        binding.Input switch
        {
            float[] tensor => new FloatWriter(
                new Preprocessor(width, height, format, input.Width, input.Height, Normalization.For(input)), tensor),
            byte[] tensor => new ByteWriter(new BytePreprocessor(width, height, format, input.Width, input.Height), tensor),
            _ => throw new NotSupportedException($"Nothing writes inputs of type {binding.Input.GetType()}."),
        };

    /// <summary>Normalised, channel by channel.</summary>
    private sealed class FloatWriter(Preprocessor preprocessor, float[] tensor) : InputWriter
    {
        public override void Write(in ImageSpan image) => preprocessor.Run(image, tensor);
    }

    /// <summary>As the camera sees it, pixel by pixel.</summary>
    private sealed class ByteWriter(BytePreprocessor preprocessor, byte[] tensor) : InputWriter
    {
        public override void Write(in ImageSpan image) => preprocessor.Run(image, tensor);
    }
}
