using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>The name of an archive's directory: server and place, escaped as in addresses. Names too long for a file system end with a hash instead.</summary>
internal static class ArchiveName
{
    private const char Between = '~';
    private const int MostCharacters = 200, KeptCharacters = 160;

    public static string Of(LogOrigin origin)
    {
        // A tilde in a name would be taken for the one between them.
        var name = origin.Server.Value + Between + Uri.EscapeDataString(origin.Place).Replace("~", "%7E", StringComparison.Ordinal);
        return name.Length <= MostCharacters
            ? name
            : name[..KeptCharacters] + Between + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
    }

    /// <summary>What a directory says of itself, without knowing whether the place is a container's name. False when it is not an archive, or its name was too long.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out LogOrigin? origin)
    {
        origin = name.Split(Between) is [var first, { Length: > 0 } place] && ServerName.TryParse(first, null, out var server)
            ? new LogOrigin(server, Uri.UnescapeDataString(place))
            : null;
        return origin is not null;
    }
}
