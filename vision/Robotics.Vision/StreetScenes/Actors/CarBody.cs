using System.Numerics;

namespace Robotics.Vision.StreetScenes.Actors;

/// <summary>
/// A car's outline from the side: points from the front bumper over the roof to the rear, x as part of the length, y as part of the height;
/// the indices at which the windscreen starts and ends and the rear window starts and ends; and its size in metres.
/// </summary>
internal sealed record CarBody(
    Vector2[] Outline, int Windscreen, int Roof, int RearWindow, int RearEnd, float Length, float Width, float Height, float Belt)
{
    public static readonly CarBody Sedan = new(
        [
            new(0f, 0.38f), new(0.02f, 0.52f), new(0.28f, 0.62f), new(0.43f, 0.96f), new(0.5f, 1f), new(0.68f, 0.98f), new(0.85f, 0.68f),
            new(0.985f, 0.64f), new(1f, 0.38f)
        ],
        2, 3, 5, 6, 4.5f, 1.8f, 1.45f, 0.61f);

    public static readonly CarBody Hatchback = new(
        [
            new(0f, 0.38f), new(0.02f, 0.5f), new(0.25f, 0.62f), new(0.41f, 0.96f), new(0.5f, 1f), new(0.84f, 0.96f), new(0.97f, 0.64f),
            new(1f, 0.38f)
        ],
        2, 3, 5, 6, 4.0f, 1.75f, 1.5f, 0.6f);

    public static readonly CarBody Suv = new(
        [
            new(0f, 0.4f), new(0.02f, 0.56f), new(0.26f, 0.64f), new(0.37f, 0.97f), new(0.45f, 1f), new(0.9f, 0.98f), new(0.98f, 0.64f),
            new(1f, 0.4f)
        ],
        2, 3, 5, 6, 4.6f, 1.88f, 1.72f, 0.62f);

    public static readonly CarBody Van = new(
        [
            new(0f, 0.32f), new(0.02f, 0.44f), new(0.13f, 0.54f), new(0.26f, 0.94f), new(0.32f, 1f), new(0.985f, 0.99f), new(0.995f, 0.56f),
            new(1f, 0.3f)
        ],
        2, 3, 5, 6, 5.2f, 1.95f, 2.1f, 0.55f);

    /// <summary>Its class is truck: an open bed behind the cab.</summary>
    public static readonly CarBody Pickup = new(
        [
            new(0f, 0.4f), new(0.02f, 0.56f), new(0.25f, 0.62f), new(0.35f, 0.96f), new(0.4f, 1f), new(0.56f, 0.98f), new(0.6f, 0.62f),
            new(0.99f, 0.6f), new(1f, 0.38f)
        ],
        2, 3, 5, 6, 5.3f, 1.9f, 1.8f, 0.61f);
}
