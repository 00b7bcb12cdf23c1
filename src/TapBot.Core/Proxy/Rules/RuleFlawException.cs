namespace TapBot.Core.Proxy;

/// <summary>A rule cannot be read from some character on. Never leaves the reading.</summary>
internal sealed class RuleFlawException(int at) : Exception
{
    /// <summary>Counted from 0.</summary>
    public int At { get; } = at;
}
