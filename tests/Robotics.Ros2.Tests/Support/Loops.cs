namespace Robotics.Ros2.Tests;

internal static class Loops
{
    /// <summary>Repeats until another thread disposes what the action uses.</summary>
    internal static void UntilDisposed(Action action)
    {
        try
        {
            while (true)
            {
                action();
            }
        }
        catch (ObjectDisposedException)
        {
            // What the loop waits for.
        }
    }
}
