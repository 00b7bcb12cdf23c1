namespace TapBot.Portal.Hosting.Ahead;

/// <summary>Marks a page whose reading begins with the request for its document. A browser takes about half a second from there to the circuit.</summary>
/// <typeparam name="TReading">What is read.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReadsAheadAttribute<TReading> : Attribute, IReadsAhead
    where TReading : IPageReading
{
    public Type Reading => typeof(TReading);
}
