using System.Globalization;

namespace TapBot.Core.Databases;

/// <summary>A unix socket on which a PostgreSQL of this machine listens.</summary>
/// <param name="Directory">Where it lies, such as <c>/var/run/postgresql</c>; a connection string gives it as the host.</param>
/// <param name="Port">The number in its name, which a connection string gives as the port.</param>
internal sealed record LocalSocket(string Directory, int Port)
{
    /// <summary>Where the kernel lists the sockets of this network namespace.</summary>
    public const string Table = "/proc/net/unix";

    private const string Beginning = ".s.PGSQL.";

    /// <summary>Set for a socket that is listened on (<c>__SO_ACCEPTCON</c>); what a server left behind when it was killed is not in the table at all.</summary>
    private const int Listens = 0x10000;

    /// <summary>Those of a table, by port. Columns: number, references, protocol, flags, type, state, inode, path.</summary>
    /// <param name="table">The lines of <see cref="Table"/>.</param>
    /// <param name="isHere">Says whether a path is in this file system: a container with the network of the machine has sockets in the table whose paths are its own.</param>
    public static IReadOnlyList<LocalSocket> In(IEnumerable<string> table, Predicate<string> isHere) =>
        [.. table.Select(Parse).OfType<LocalSocket>().Where(s => isHere(s.Path)).DistinctBy(s => s.Port).OrderBy(s => s.Port)];

    /// <summary>Those of this machine now; none where there is no such table.</summary>
    public static IReadOnlyList<LocalSocket> Here()
    {
        try
        {
            return In(File.ReadLines(Table), File.Exists);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string Path => $"{Directory}/{Beginning}{Port.ToString(CultureInfo.InvariantCulture)}";

    private static LocalSocket? Parse(string line)
    {
        var columns = line.Split(' ', 8, StringSplitOptions.RemoveEmptyEntries);
        if (columns.Length < 8 || !int.TryParse(columns[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var flags) || (flags & Listens) == 0)
            return null;
        var (path, end) = (columns[7], columns[7].LastIndexOf('/'));
        return end > 0 && path.AsSpan(end + 1).StartsWith(Beginning, StringComparison.Ordinal) && ushort.TryParse(path.AsSpan(end + 1 + Beginning.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new LocalSocket(path[..end], port)
            : null;
    }
}
