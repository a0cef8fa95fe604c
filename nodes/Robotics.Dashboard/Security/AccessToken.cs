using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Robotics.Dashboard.Security;

/// <summary>The secret of this run, which who changes something must show.</summary>
internal sealed class AccessToken
{
    private const int Bytes = 16;
    private const string Scheme = "Bearer ";

    /// <summary>128 random bits, in letters that need no escape in an address.</summary>
    public string Text { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether the request shows the token, as <c>Authorization: Bearer ...</c>.</summary>
    public bool IsShownBy(HttpRequest request) =>
        $"{request.Headers.Authorization}" is { } shown && shown.StartsWith(Scheme, StringComparison.Ordinal) && Is(shown[Scheme.Length..]);

    /// <summary>Compares in a time that does not tell how much is right.</summary>
    public bool Is(string? candidate) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(candidate ?? ""), Encoding.UTF8.GetBytes(Text));
}
