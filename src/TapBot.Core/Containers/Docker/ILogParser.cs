namespace TapBot.Core.Containers.Docker;

/// <summary>Takes the bytes of a log as they come, cut anywhere, and delivers lines.</summary>
internal interface ILogParser
{
    /// <summary>Takes the next bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are not what an engine sends.</exception>
    /// <exception cref="Logs.LogFailedException">The engine says, within the stream, that it failed.</exception>
    void Feed(ReadOnlySpan<byte> data);

    /// <summary>The log has come to its end: a last line without a line end is delivered.</summary>
    void Complete();

    /// <summary>The log was cut: a line that had begun is remembered as unfinished.</summary>
    void Abandon();
}
