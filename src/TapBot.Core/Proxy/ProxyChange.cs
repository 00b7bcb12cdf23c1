namespace TapBot.Core.Proxy;

/// <summary>One change of what is known of the proxies.</summary>
internal abstract record ProxyChange
{
    private ProxyChange()
    {
    }

    /// <summary>A proxy is new, or something about it is.</summary>
    public sealed record Is(ProxyInstance Instance) : ProxyChange;

    /// <summary>A proxy is no longer looked after.</summary>
    public sealed record Gone(string Name) : ProxyChange;
}
