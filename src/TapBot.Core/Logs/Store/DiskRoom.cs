namespace TapBot.Core.Logs;

/// <summary>The room of a file system.</summary>
/// <param name="Free">The bytes that may still be written.</param>
/// <param name="Total">All its bytes.</param>
internal readonly record struct DiskRoom(long Free, long Total)
{
    private const long MostReserve = 200L << 20;

    /// <summary>What the history leaves to others: a twentieth, and never more than 200 MiB.</summary>
    public long Reserve => Math.Min(Total / 20, MostReserve);

    /// <summary>There is too little room to go on.</summary>
    public bool IsShort => Free < Reserve;

    /// <summary>There is enough room to begin again: a quarter more than the reserve, so that recording does not flutter at the limit.</summary>
    public bool IsAmple => Free >= Reserve + Reserve / 4;
}
