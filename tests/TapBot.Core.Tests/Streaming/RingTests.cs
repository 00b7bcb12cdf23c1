using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class RingTests
{
    [Fact]
    public void NewRing_IsEmptyAtZero()
    {
        var ring = Numbers(10);

        Assert.Equal((0, 0, 0, 0), (ring.FirstSequence, ring.NextSequence, ring.Count, ring.Bytes));
        AssertSlice(ring.Read(0, 10), [], first: 0, overwritten: 0);
    }

    [Fact]
    public void Read_FromTheBeginning_GivesEverythingInOrder()
    {
        var ring = Numbers(10);
        ring.Add(0);
        ring.AddRange([1, 2]);

        AssertSlice(ring.Read(0, 10), [0, 1, 2], first: 0, overwritten: 0);
        Assert.Equal(3, ring.Read(0, 10).NextSequence);
    }

    [Fact]
    public void Read_WithMax_GivesTheOldestOfThem()
    {
        var ring = Filled(10, upTo: 8);

        AssertSlice(ring.Read(2, 3), [2, 3, 4], first: 2, overwritten: 0);
        AssertSlice(ring.Read(5, 0), [], first: 5, overwritten: 0);
    }

    [Fact]
    public void Read_CursorFellBehind_SaysHowManyWereOverwritten()
    {
        var ring = Filled(10, upTo: 25);

        AssertSlice(ring.Read(4, 3), [15, 16, 17], first: 15, overwritten: 11);
        AssertSlice(ring.Read(4, 0), [], first: 15, overwritten: 11);
    }

    [Fact]
    public void Read_AtTheEnd_FindsNothing() => AssertSlice(Filled(10, upTo: 25).Read(25, 10), [], first: 25, overwritten: 0);

    [Fact]
    public void Read_BeyondTheEnd_BringsTheCursorBack() => AssertSlice(Filled(10, upTo: 25).Read(1_000, 10), [], first: 25, overwritten: 0);

    [Fact]
    public void Read_BelowZero_CountsAsZero()
    {
        AssertSlice(Filled(10, upTo: 5).Read(-100, 2), [0, 1], first: 0, overwritten: 0);
        AssertSlice(Filled(10, upTo: 12).Read(-100, 2), [2, 3], first: 2, overwritten: 2);
    }

    [Fact]
    public void Read_NegativeMax_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Numbers(1).Read(0, -1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100)]
    public void Add_AnyNumber_KeepsTheNewest(int maxItems)
    {
        var ring = Numbers(maxItems);
        for (var added = 1; added <= 3 * maxItems + 5; added++)
        {
            ring.Add(added - 1);
            var first = Math.Max(0, added - maxItems);
            Assert.Equal((first, added, Math.Min(added, maxItems)), (ring.FirstSequence, ring.NextSequence, ring.Count));
            Assert.Equal(4 * ring.Count, ring.Bytes);
            AssertSlice(ring.Read(0, int.MaxValue), Enumerable.Range(first, ring.Count), first, overwritten: first);
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1_000)]
    public void AddRange_AnyLength_IsTheSameAsAdding(int length)
    {
        var items = Enumerable.Range(0, length).ToArray();
        var (whole, single) = (Numbers(300), Numbers(300));
        whole.AddRange(items);
        foreach (var item in items)
            single.Add(item);

        Assert.Equal(single.Read(0, 1_000).Items, whole.Read(0, 1_000).Items);
        Assert.Equal((single.FirstSequence, single.NextSequence, single.Bytes), (whole.FirstSequence, whole.NextSequence, whole.Bytes));
    }

    [Fact]
    public void AddRange_OfNothing_ChangesNothing()
    {
        var ring = Numbers(3);

        ring.AddRange([]);

        Assert.Equal(0, ring.NextSequence);
    }

    [Fact]
    public void Add_MoreBytesThanAllowed_EvictsTheOldest()
    {
        var ring = Texts(maxBytes: 10);
        ring.AddRange(["aaaa", "bbbb", "cc"]);
        Assert.Equal((3, 10), (ring.Count, ring.Bytes));

        ring.Add("d");
        Assert.Equal(["bbbb", "cc", "d"], ring.Read(0, 10).Items);
        Assert.Equal((1, 7), (ring.FirstSequence, ring.Bytes));

        ring.Add("eeeeeeee");
        Assert.Equal(["d", "eeeeeeee"], ring.Read(0, 10).Items);
        Assert.Equal(3, ring.Read(0, 10).Overwritten);
    }

    [Fact]
    public void Add_ItemLargerThanTheRing_IsKeptAlone()
    {
        var ring = Texts(maxBytes: 10);
        ring.AddRange(["aaaa", "bbbb"]);

        ring.Add(new string('x', 5_000));
        Assert.Equal((1, 2, 5_000), (ring.Count, ring.FirstSequence, ring.Bytes));

        ring.Add("c");
        Assert.Equal(["c"], ring.Read(0, 10).Items);
        Assert.Equal((3, 1), (ring.FirstSequence, ring.Bytes));
    }

    [Fact]
    public void Add_ItemOfNoBytes_CountsAsItem()
    {
        var ring = Texts(maxBytes: 10);

        ring.AddRange(["", "", "aaaaaaaaaa", ""]);

        Assert.Equal((4, 10), (ring.Count, ring.Bytes));
    }

    [Fact]
    public void Add_NegativeBytes_ThrowsAndAddsNothing()
    {
        var ring = new Ring<int>(10, 100, n => n);

        Assert.Throws<ArgumentOutOfRangeException>(() => ring.Add(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.AddRange([1, -1]));
        Assert.Equal(0, ring.Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Constructor_BoundBelowOne_Throws(int maxItems, long maxBytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ring<int>(maxItems, maxBytes, _ => 1));

    [Fact]
    public void Add_EvictedItem_IsNotHeld()
    {
        var ring = new Ring<object>(2, 100, _ => 1);
        var evicted = AddOne(ring);
        ring.Add(new());
        ring.Add(new());

        GC.Collect();

        Assert.False(evicted.IsAlive);
        Assert.Equal(2, ring.Count);

        static WeakReference AddOne(Ring<object> ring)
        {
            var item = new object();
            ring.Add(item);
            return new(item);
        }
    }

    [Fact]
    public void Add_OnceFull_AllocatesNothing()
    {
        var ring = Filled(1_000, upTo: 5_000);
        var portion = new int[300];
        ring.AddRange(portion);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10_000; i++)
            ring.Add(i);
        for (var i = 0; i < 100; i++)
            ring.AddRange(portion);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task Read_WhileAnotherThreadWrites_AccountsForEveryItem()
    {
        const int total = 300_000;
        var ring = new Ring<int>(500, 500 * 4 - 1, _ => 4);
        var readers = Enumerable.Range(1, 3).Select(r => Task.Run(() => Follow(ring, total, max: 100 * r))).ToArray();

        await Task.Run(() => Write(ring, total), TestContext.Current.CancellationToken).Soon();

        await Task.WhenAll(readers).Soon();
    }

    private static void Write(Ring<int> ring, int total)
    {
        var random = new Random(1);
        for (var n = 0; n < total;)
        {
            var together = Math.Min(random.Next(1, 40), total - n);
            if (together == 1)
                ring.Add(n);
            else
                ring.AddRange([.. Enumerable.Range(n, together)]);
            n += together;
        }
    }

    private static void Follow(Ring<int> ring, int total, int max)
    {
        for (var cursor = 0L; cursor < total;)
        {
            var slice = ring.Read(cursor, max);
            Assert.Equal(cursor + slice.Overwritten, slice.FirstSequence);
            for (var i = 0; i < slice.Items.Count; i++)
                Assert.Equal(slice.FirstSequence + i, slice.Items[i]);
            cursor = slice.NextSequence;
        }
    }

    private static void AssertSlice(RingSlice<int> slice, IEnumerable<int> items, long first, long overwritten)
    {
        Assert.Equal(items, slice.Items);
        Assert.Equal((first, overwritten), (slice.FirstSequence, slice.Overwritten));
    }

    private static Ring<int> Numbers(int maxItems) => new(maxItems, long.MaxValue, _ => 4);

    private static Ring<string> Texts(long maxBytes) => new(100, maxBytes, text => text.Length);

    private static Ring<int> Filled(int maxItems, int upTo)
    {
        var ring = Numbers(maxItems);
        ring.AddRange([.. Enumerable.Range(0, upTo)]);
        return ring;
    }
}
