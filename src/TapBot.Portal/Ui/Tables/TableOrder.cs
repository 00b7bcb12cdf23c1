using System.Globalization;

namespace TapBot.Portal.Ui.Tables;

/// <summary>Text as people order it (<c>web-2</c> before <c>web-10</c>), everything else by value.</summary>
internal sealed class TableOrder : IComparer<IComparable?>
{
    public static TableOrder Instance { get; } = new();

    public int Compare(IComparable? left, IComparable? right) => (left, right) switch
    {
        (string a, string b) => CultureInfo.CurrentCulture.CompareInfo.Compare(a, b, CompareOptions.NumericOrdering | CompareOptions.IgnoreCase),
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => left.CompareTo(right),
    };
}
