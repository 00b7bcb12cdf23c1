using System.Globalization;
using System.Net;
using TapBot.Core.Wording;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Hosting;

/// <summary>A page made without components, for when there is no session or no portal yet.</summary>
internal static class PlainPage
{
    /// <summary>Title by status, one sentence, nothing else.</summary>
    public static Task WriteAsync(HttpContext context, int status, Phrase reason)
    {
        var texts = context.RequestServices.GetRequiredService<Texts>();
        return WriteAsync(context, Problems.TitleOf(texts, status), $"<p>{WebUtility.HtmlEncode(texts.Say(reason))}</p>");
    }

    /// <summary>
    /// Loads the same address once more, this time from a page of ours. A link in a mail or chat comes from another site, so the browser holds the
    /// SameSite=Strict cookie back; without this, people who are signed in would see the sign-in page.
    /// </summary>
    public static Task BounceAsync(HttpContext context, string localAddress)
    {
        var address = WebUtility.HtmlEncode(localAddress);
        var texts = context.RequestServices.GetRequiredService<Texts>();
        return WriteAsync(context, texts["account.product"], $"<p><a href=\"{address}\">{WebUtility.HtmlEncode(texts["account.continue"])}</a></p>",
            $"<meta http-equiv=\"refresh\" content=\"0;url={address}\" />");
    }

    private static Task WriteAsync(HttpContext context, string title, string body, string head = "")
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var heading = WebUtility.HtmlEncode(title);
        var theme = context.Request.Cookies["tapbot-theme"] is "dark" or "light" ? $" data-theme=\"{context.Request.Cookies["tapbot-theme"]}\"" : "";
        return context.Response.WriteAsync($$"""
            <!DOCTYPE html>
            <html lang="{{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}}"{{theme}}>
            <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />{{head}}
            <title>{{heading}}</title><link rel="stylesheet" href="{{WebUtility.HtmlEncode(context.Request.PathBase)}}/app.css" />
            <style>main { max-width: 60ch; margin: 20vh auto 0; padding: 0 16px; display: grid; gap: 12px }</style></head>
            <body><main><h1>{{heading}}</h1>{{body}}</main></body>
            </html>
            """, context.RequestAborted);
    }
}
