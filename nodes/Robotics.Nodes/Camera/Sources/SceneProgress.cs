namespace Robotics.Nodes.Camera.Sources;

/// <summary>Tells on standard error how far the rendering is: in place on a terminal, a few lines elsewhere.</summary>
internal sealed class SceneProgress : IProgress<(int Done, int Total)>
{
    private const int Steps = 4;

    private readonly Lock _gate = new();
    private readonly bool _inPlace = !Console.IsErrorRedirected;
    private int _shown;

    public void Report((int Done, int Total) value)
    {
        lock (_gate)
        {
            // Frames are rendered in parallel: the numbers may come out of order.
            if (value.Done <= _shown)
            {
                return;
            }

            if (_inPlace)
            {
                Console.Error.Write(
                    $"\rRendering street scenes: {value.Done}/{value.Total}{(value.Done == value.Total ? Environment.NewLine : "")}");
                _shown = value.Done;
            }
            else if (value.Done * Steps / value.Total > _shown * Steps / value.Total)
            {
                Console.Error.WriteLine($"Rendering street scenes: {value.Done}/{value.Total}");
                _shown = value.Done;
            }
        }
    }
}
