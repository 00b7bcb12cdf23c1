using System.Globalization;
using System.Text;
using TapBot.Core.Storage;

namespace TapBot.Core.Audit;

/// <summary>
/// Number and hash of the newest row. Kept in a file beside the store as well, because a chain whose end was cut off is whole in itself:
/// only somebody who remembers the end can tell.
/// </summary>
/// <param name="Sequence">The number of the newest row; 0 when there is none.</param>
/// <param name="Hash">Its hash, hexadecimal.</param>
public readonly record struct AuditHead(long Sequence, string Hash)
{
    private const string FileName = "audit.head";

    internal static AuditHead Empty => new(0, AuditHash.Beginning);

    /// <summary>Reads the form written by <see cref="ToString"/>: <c>number:hash</c>.</summary>
    public static bool TryParse(string? text, out AuditHead head)
    {
        var parts = (text ?? "").Trim().Split(':');
        var valid = long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && parts is [_, { Length: 64 } hash] && hash.All(char.IsAsciiHexDigitLower);
        head = valid ? new AuditHead(sequence, parts[1]) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");

    /// <summary>The head kept in the data directory; null when there is none yet.</summary>
    internal static AuditHead? Read(DataDirectory directory)
    {
        var path = directory.File(FileName);
        return File.Exists(path) && TryParse(File.ReadAllText(path), out var head) ? head : null;
    }

    internal void Write(DataDirectory directory) => directory.Replace(FileName, Encoding.ASCII.GetBytes(ToString()));
}
