using System.Globalization;
using TapBot.Core.Wording;

namespace TapBot.Portal.Hosting;

/// <summary>
/// Lets an address post twenty times at once to a <see cref="DoorAttribute"/> and once more every two seconds; looking is free. Counts only when somebody comes:
/// the limiter of the framework wakes the portal ten times a second for good, which is most of what it would do when nobody looks.
/// </summary>
internal sealed class DoorLimiter(RequestDelegate next, TimeProvider time)
{
    private const int Burst = 20, MostKept = 10_000;
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(2);
    private readonly Lock gate = new();
    private readonly Dictionary<string, (double Left, long At)> addresses = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<DoorAttribute>() is null || Take(ClientAddress.Of(context) ?? ""))
            return next(context);
        context.Response.Headers.RetryAfter = Refill.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Refusals.WriteAsync(context, StatusCodes.Status429TooManyRequests, Phrase.Of("access.signIn.wait", ("count", (int)Refill.TotalSeconds)));
    }

    /// <summary>Takes one of the posts that an address has left; false when it has none.</summary>
    internal bool Take(string address)
    {
        lock (gate)
        {
            var left = LeftOf(address);
            if (addresses.Count >= MostKept)
                Forget();
            addresses[address] = (left < 1 ? left : left - 1, time.GetTimestamp());
            return left >= 1;
        }
    }

    private double LeftOf(string address) =>
        addresses.TryGetValue(address, out var known) ? Math.Min(Burst, known.Left + (time.GetElapsedTime(known.At) / Refill)) : Burst;

    /// <summary>Who has all posts left again need not be remembered; if all have been here just now, the oldest half goes.</summary>
    private void Forget()
    {
        foreach (var (address, _) in addresses.Where(a => LeftOf(a.Key) >= Burst).ToArray())
            addresses.Remove(address);
        if (addresses.Count >= MostKept)
        {
            foreach (var (address, _) in addresses.OrderBy(a => a.Value.At).Take(MostKept / 2).ToArray())
                addresses.Remove(address);
        }
    }
}
