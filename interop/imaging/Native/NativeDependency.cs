namespace Robotics.Imaging.Native;

internal static class NativeDependency
{
    /// <summary>Makes the first call into a library, and says what to do where the library is not installed.</summary>
    public static T Call<T>(Func<T> first, string library, string debianPackage)
    {
        try
        {
            return first();
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException(
                $"{library} is not installed; run ./robotics setup, or install the Debian package {debianPackage}.", e);
        }
    }
}
