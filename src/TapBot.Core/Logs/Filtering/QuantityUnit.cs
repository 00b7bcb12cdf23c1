namespace TapBot.Core.Logs;

/// <summary>What a number counts.</summary>
internal enum QuantityUnit : byte
{
    None,
    Time,
    Size,
}
