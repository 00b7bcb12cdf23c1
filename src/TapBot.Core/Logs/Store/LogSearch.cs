namespace TapBot.Core.Logs;

/// <summary>
/// A reading that goes back block by block and stops after each, with or without a line: so several archives are searched side by side, always the one whose next block is the
/// newest, and a search can say how far back it has come.
/// </summary>
internal sealed class LogSearch : ILogBackwards
{
    private readonly ArchiveScan scan;
    private readonly long[] newest; // of a block and all before it: clocks step back

    public LogSearch(ArchiveScan scan)
    {
        this.scan = scan;
        newest = new long[scan.Count];
        for (var i = 0; i < newest.Length; i++)
            newest[i] = Math.Max(scan[i].Max, i > 0 ? newest[i - 1] : long.MinValue);
        Left = scan.End;
        PassOver();
    }

    /// <summary>How many blocks may still be looked at.</summary>
    public int Left { get; private set; }

    public bool IsExact => scan.IsExact;

    public long? Newest => Left > 0 ? newest[Left - 1] : null;

    public IReadOnlyList<LogLine> ReadNext()
    {
        var lines = scan.Read(--Left, newestFirst: false);
        PassOver();
        return lines;
    }

    public void Dispose() => scan.Dispose();

    private void PassOver()
    {
        while (Left > 0 && !scan.MayMatch(Left - 1))
            Left--;
    }
}
