namespace Robotics.Nodes.Bags;

/// <summary>The space key, where there is a keyboard.</summary>
internal static class PauseKey
{
    /// <summary>Pauses or resumes for every press since the last call.</summary>
    public static void Poll(PlaybackClock clock)
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            if (Console.ReadKey(intercept: true).Key != ConsoleKey.Spacebar)
            {
                continue;
            }

            if (clock.IsPaused)
            {
                clock.Resume();
                Console.Error.WriteLine("Playing; space pauses.");
            }
            else
            {
                clock.Pause();
                Console.Error.WriteLine("Paused; space goes on.");
            }
        }
    }
}
