using TapBot.Core.Proxy;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Proxy;

/// <summary>The hosts of a router in one line.</summary>
internal static class HostWords
{
    /// <summary>Names and patterns; in words where there are none.</summary>
    public static string Of(Texts texts, ProxyRouter router)
    {
        var named = string.Join(", ", router.Hosts.Names.Concat(router.Hosts.Patterns));
        if (router.Hosts.Unread is { } why)
            return texts.Say(why);
        if (router.Hosts.ServesAny)
            return named.Length == 0 ? texts["proxy.hosts.any"] : texts.Of("proxy.hosts.andAny", named);
        return named.Length == 0 ? Format.Nothing : named;
    }
}
